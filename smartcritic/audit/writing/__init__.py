"""What an audit writes: one file a format, `WRITERS` by the ending of the output."""

from smartcritic.audit.writing.files import WRITERS, Writer, check_output, check_outputs, write_whole, writing

__all__ = ["WRITERS", "Writer", "check_output", "check_outputs", "write_whole", "writing"]
