"""Operating-system processes: Rasa's command lines, and the supervisor that keeps gateway and Rasa running.

Standard library only: the supervisor lives as long as everything else and should cost nothing.
"""
