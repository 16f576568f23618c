"""The border: values to and from JSON lines, TOML to rules; everything checked, errors located."""
