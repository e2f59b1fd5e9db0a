"""Rules of learning content without a database: reading files, stories, questions, plain words."""
