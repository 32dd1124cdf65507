"""What is measured: accuracy, speed, load. Run as modules from the checkout: `python -m benchmarks.gold`."""
