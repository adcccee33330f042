"""The last look at a response before it leaves: does the disclaimer stand in it?

Owns: the check of what page types and other views answer, what is done where the disclaimer is missing, and the page
that readers get instead of a text that may not be shown. Which disclaimer must stand there, the page says.
"""
