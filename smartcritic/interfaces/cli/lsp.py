"""``smartcritic lsp``: the critic in an editor."""

from __future__ import annotations

from smartcritic.interfaces.cli.options import ConfigOption, ContextOption, ModelOption, ProfileOption, make_critic, served_context


def language_server(
    context: ContextOption = None,
    config: ConfigOption = None,
    profile: ProfileOption = None,
    model: ModelOption = None,
) -> int:
    """Serve an editor over standard input and output, by the Language Server Protocol: goals in Markdown and text files."""
    from smartcritic.interfaces.lsp import serve as run

    run(make_critic(config, model, profile), served_context(context))
    return 0
