from django.contrib.auth.models import AbstractUser
from django.db import models


class Person(AbstractUser):
    """Who signs in, in place of Django's user."""

    room = models.CharField(max_length=20, blank=True)
