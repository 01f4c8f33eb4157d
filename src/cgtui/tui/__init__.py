"""The only home of Textual: screens over the services, in layers app > workbench > dialogs, forms > widgets."""
