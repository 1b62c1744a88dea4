"""Agents speak to a server through the official client."""

from concurrent.futures import ThreadPoolExecutor

import anyio
from mcp import Client


def in_a_thread(conversation):
    """Runs it to its end in a thread of its own: Playwright keeps a loop running in that of the tests."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(anyio.run, conversation).result()


def text(result):
    assert not result.is_error, result.content[0].text
    return result.content[0].text


def call(transport, tool, /, **arguments):
    """Calls one tool; the client holds what it gets against the schema that the list gives."""

    async def conversation():
        async with Client(transport, read_timeout_seconds=60) as client:
            await client.list_tools()
            return await client.call_tool(tool, arguments)

    return in_a_thread(conversation)
