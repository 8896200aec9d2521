"""Interpreters: how a free text becomes a decision.

`rasa` asks the Rasa process, `small` runs the same classifier and rules inside the gateway, `failover` asks
the first and falls back on the second. `rasa_project` writes what Rasa trains on; `actions_endpoint` is
where Rasa calls back for what must be computed.
"""
