"""The bundled sample: fictional reports, marked 示例, on which every use of the product can be shown."""
