"""Measurements that are run by hand, and the made events that tests share with them."""
