from django.shortcuts import render


def show_static_article(request):
    """The article as a plain Django view gives it: all of it stands in the template."""
    return render(request, "benchmarks/static_article.html")
