"""The demonstration: invented people, and a record made through the product's own actions."""
