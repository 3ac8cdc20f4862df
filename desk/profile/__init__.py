"""Region profiles: what a desk asks, decides, promises and whom it can call, as data that people edit."""
