"""What people read: answers, documents and listings as rich renderables, built without I/O."""
