"""The living style page /estilo/: every component of ``templates/components/`` in every state.

It draws the real templates with sample data, so it cannot differ from the product; a test fails
when a component is missing here. Open to everybody where ``settings.STYLE_PAGE_OPEN`` says so
(development), otherwise to signed-in editors.
"""
