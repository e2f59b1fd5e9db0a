"""Rules of learning without a database: events, what they amount to, screens, order, rules."""
