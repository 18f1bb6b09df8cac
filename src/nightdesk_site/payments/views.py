"""Joining, giving, the way to the customer's own page, and the door at which the payment service knocks."""

from __future__ import annotations

import uuid

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from nightdesk.adapters.payments import LARGEST_NOTICE, ForgedNotice, Payments, PaymentsDown
from nightdesk.publish.publisher import Price
from nightdesk_site.members.models import Account
from nightdesk_site.publisher import publisher
from nightdesk_site.reader.house import site_address
from nightdesk_site.reader.policy import READERS_POLICY

from . import ledger
from .models import Customer
from .service import pages_of_the_service, service


@never_cache
def join(request: HttpRequest) -> HttpResponse:
    """What each reader sees, what membership costs, and how to give something once."""
    open_for_business = service() is not None
    written = publisher()
    told = {
        "plans": written.plans if open_for_business else (),
        "contributions": written.contributions if open_for_business else None,
        "paid": "paid" in request.GET,
        "press": uuid.uuid4().hex,
    }
    return _leading_out(render(request, "payments/join.html", told))


@require_POST
@login_required
def check_out(request: HttpRequest) -> HttpResponse:
    payments, plan = _service(), publisher().plan(request.POST.get("plan", ""))
    if plan is None:
        raise Http404("there is no such plan")
    assert isinstance(request.user, Account)
    customer = Customer.objects.filter(account=request.user).first()
    try:
        address = payments.check_out_membership(
            plan,
            email=request.user.email,
            account=str(request.user.pk),
            customer=customer.service_id if customer else "",
            back=site_address() + reverse("join"),
            once=_once(request),
        )
    except PaymentsDown as error:
        return _sorry(request, error)
    return HttpResponseRedirect(address)


@require_POST
def contribute(request: HttpRequest) -> HttpResponse:
    """Anybody may give; an account is not needed."""
    payments, asked = _service(), publisher().contributions
    given = request.POST.get("amount", "")
    if asked is None:
        raise Http404("nothing is asked for")
    amount = int(given) if given.isdecimal() and len(given) < 10 else 0
    if not asked.least <= amount <= asked.most:
        return render(request, "payments/sorry.html", {"why": "That amount cannot be given here."}, status=400)
    account = str(request.user.pk) if request.user.is_authenticated else ""
    try:
        price = Price(amount=amount, currency=asked.currency)
        address = payments.check_out_contribution(price, account=account, back=site_address() + reverse("join"), once=_once(request))
    except PaymentsDown as error:
        return _sorry(request, error)
    return HttpResponseRedirect(address)


@never_cache
@login_required
def portal(request: HttpRequest) -> HttpResponse:
    """The way to the customer's own page at the service; the button stands on a page that may lead there."""
    if request.method != "POST":
        return _leading_out(render(request, "payments/portal.html"))
    payments = _service()
    customer = Customer.objects.filter(account=request.user.pk).first()
    if customer is None:
        raise Http404("nothing was bought with this account")
    try:
        return HttpResponseRedirect(payments.portal(customer.service_id, site_address() + reverse("account")))
    except PaymentsDown as error:
        return _sorry(request, error)


@csrf_exempt
@require_POST
def notice(request: HttpRequest) -> HttpResponse:
    """Signed or refused; kept or asked for again: the service repeats what was not answered well."""
    payments = _service()
    if int(request.headers.get("Content-Length") or 0) > LARGEST_NOTICE:
        return HttpResponse(status=413)
    try:
        told = payments.read_notice(request.body, request.headers.get("Stripe-Signature", ""))
        new = ledger.take(told, payments, timezone.now())
    except ForgedNotice:
        return HttpResponse("not signed\n", status=400, content_type="text/plain")
    except PaymentsDown:
        return HttpResponse("ask again later\n", status=503, content_type="text/plain")
    return HttpResponse("handled\n" if new else "handled before\n", content_type="text/plain")


def _service() -> Payments:
    payments = service()
    if payments is None:
        raise Http404("nothing is sold here")
    return payments


def _once(request: HttpRequest) -> str:
    """One press, one session: the form carries the mark of the page it stood on."""
    who = request.user.pk if request.user.is_authenticated else "visitor"
    return f"{who}-{request.POST.get('press', '')[:32] or uuid.uuid4().hex}-{request.POST.get('plan', '')}{request.POST.get('amount', '')}"


def _sorry(request: HttpRequest, error: PaymentsDown) -> HttpResponse:
    return render(request, "payments/sorry.html", {"why": f"{str(error)[:1].upper()}{str(error)[1:]}."}, status=502)


def _leading_out(response: HttpResponse) -> HttpResponse:
    """This page's forms end at the payment service."""
    allowed = " ".join(pages_of_the_service())
    response["Content-Security-Policy"] = READERS_POLICY.replace("form-action 'self'", f"form-action 'self' {allowed}")
    return response
