"""``smartcritic mcp``: the critic as tools of a language model."""

from __future__ import annotations

from smartcritic.interfaces.cli.options import ConfigOption, ContextOption, ModelOption, ProfileOption, make_critic, served_context


def mcp_server(
    context: ContextOption = None,
    config: ConfigOption = None,
    profile: ProfileOption = None,
    model: ModelOption = None,
) -> int:
    """Serve language models over standard input and output, by the Model Context Protocol: critique, plan, audit, compare, explain."""
    from smartcritic.interfaces.mcp import serve as run

    run(make_critic(config, model, profile), served_context(context))
    return 0
