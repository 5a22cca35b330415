"""Speed and growth: what runs cost, in ratios that compare from machine to machine.

Not tests: nothing here fails when a machine is slow. `python -m tests.benchmarks` prints the table.
"""
