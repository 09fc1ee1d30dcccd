"""The school with pupils: teachers help pupils, older pupils help younger ones, parents consent, others tell."""
