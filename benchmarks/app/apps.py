from django.apps import AppConfig


class BenchmarkConfig(AppConfig):
    name = "benchmarks.app"
    label = "benchmarks"
    default_auto_field = "django.db.models.BigAutoField"
