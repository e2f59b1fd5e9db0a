"""The full demonstration: three countries, six promotions, twelve weeks, and a known answer to each
question that an analysis may ask of it (field-training.md 5).
"""
