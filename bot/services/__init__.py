"""Use cases, one verb a module: receive an event, hold a turn, work through the inbox, deliver the outbox.

They know the domain and the ports, never an adapter.
"""
