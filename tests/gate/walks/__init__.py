"""Random walks: what people and programs do in any order, and what a reader sees after each step.

`steps` holds what can be done, `reader` looks at every live page and knows by itself which disclaimer must stand there.
"""
