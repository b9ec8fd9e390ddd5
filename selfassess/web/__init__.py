"""The browser's way in: pages and forms that call services; Flask and WTForms are at home here."""
