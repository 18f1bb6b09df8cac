"""Signing up, in and out, and what is a reader's own. A GET only ever shows a button: mail scanners and previews press none."""

from __future__ import annotations

from allauth.account.views import SignupView
from allauth.usersessions.models import UserSession
from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from nightdesk.foundation.errors import NightdeskError

from . import personal_data, sign_in
from .models import Account


@method_decorator(csrf_exempt, name="dispatch")
class _SignUp(SignupView):  # type: ignore[misc]
    """The form stands in pages that are the same for everyone, so it carries no token of its own; the browser tells where it stood."""

    def dispatch(self, request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method == "POST" and not sign_in.stood_here(request):
            return HttpResponseForbidden("This form was not filled in on this site.\n", content_type="text/plain")
        answer: HttpResponseBase = super().dispatch(request, *args, **kwargs)
        return answer

    def get_initial(self) -> dict[str, str]:
        return {"email": self.request.GET.get("email", "")[:254]}


sign_up = _SignUp.as_view()


@never_cache
def by_link(request: HttpRequest, token: str) -> HttpResponse:
    if request.method != "POST":
        link = sign_in.usable(token)
        return render(request, "members/by_link.html", {"link": link}, status=200 if link else 410)
    link = sign_in.use(token)
    if link is None:
        return render(request, "members/by_link.html", {"link": None}, status=410)
    login(request, link.account, backend="django.contrib.auth.backends.ModelBackend")
    UserSession.objects.create_from_request(request)
    return HttpResponseRedirect(link.next_path if sign_in.is_ours(link.next_path) else "/")


@never_cache
@login_required
def account(request: HttpRequest) -> HttpResponse:
    return render(request, "members/account.html")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """The browser forgets as well what it remembered for this reader."""
    logout(request)
    wanted = request.POST.get("next", "/")
    answer = HttpResponseRedirect(wanted if sign_in.is_ours(wanted) else "/")
    answer["Clear-Site-Data"] = '"storage"'
    return answer


@never_cache
@login_required
def own_data(request: HttpRequest) -> HttpResponse:
    """All that the newsroom holds of the one who asks, as a file to keep."""
    assert isinstance(request.user, Account)
    answer = JsonResponse(personal_data.held_of(request.user), json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = 'attachment; filename="my-data.json"'
    return answer


@never_cache
@login_required
def erase(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, Account)
    if request.method != "POST":
        return render(request, "members/erase.html", {"keeps": personal_data.kept_after_erasure()})
    try:
        personal_data.erase(request.user)
    except NightdeskError as error:
        return render(request, "members/erase.html", {"keeps": personal_data.kept_after_erasure(), "wrong": str(error)}, status=502)
    logout(request)
    return render(request, "members/erased.html")
