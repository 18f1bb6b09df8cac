"""What was paid. Rows outlive the account they belong to, without its name: book-keeping is owed to the law."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class Customer(models.Model):
    """An account as the payment service knows it."""

    account = models.OneToOneField(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="customer")
    service_id = models.CharField(max_length=120, unique=True)

    class Meta:
        db_table = "customer"


class Membership(models.Model):
    """One subscription. `paid_until` moves only when a period was paid; who has none in the future is no member."""

    customer = models.ForeignKey(Customer, on_delete=models.PROTECT, related_name="memberships")
    service_id = models.CharField(max_length=120, unique=True)
    plan = models.CharField(max_length=40, blank=True)
    status = models.CharField(max_length=24)
    paid_until = models.DateTimeField(null=True, db_index=True)
    looked_at = models.DateTimeField(help_text="when the service was last asked how it stands")

    class Meta:
        db_table = "membership"


class Payment(models.Model):
    """Money received, in the currency's smallest unit."""

    class Kind(models.TextChoices):
        MEMBERSHIP = "membership"
        CONTRIBUTION = "contribution"

    service_id = models.CharField(max_length=120, unique=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    account = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="payments")
    membership = models.ForeignKey(Membership, null=True, on_delete=models.PROTECT, related_name="payments")
    amount = models.PositiveIntegerField()
    currency = models.CharField(max_length=3)
    refunded = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        db_table = "payment"
        constraints = [models.CheckConstraint(condition=models.Q(refunded__lte=models.F("amount")), name="no_more_is_refunded_than_paid")]


class NoticeRow(models.Model):
    """A notice that was handled. Its row and what it changed are one transaction, so it is handled once or not at all."""

    id = models.CharField(primary_key=True, max_length=120)
    kind = models.CharField(max_length=80)
    at = models.DateTimeField()
    handled_at = models.DateTimeField()

    class Meta:
        db_table = "payment_notice"
