"""The only place that joins adapters to services: builds the parts that the commands run.

`engines` builds what understands, `gateway` everything that serves, `reloading` keeps the content up to date.
Commands that need only the first start fast.
"""
