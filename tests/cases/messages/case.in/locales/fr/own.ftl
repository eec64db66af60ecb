bonjour = Bonjour
