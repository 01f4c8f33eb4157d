"""The only home of Textual: app > workbench > dialogs, forms > widgets > keymap > actions."""
