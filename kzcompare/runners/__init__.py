"""Where work is done: in this process, in several of this machine, or on a cluster.

A stage cuts its work into items that do not depend on each other; every runner gives the same
results in the same order.
"""
