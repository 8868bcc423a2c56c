"""Born-digital PDFs say, letter for letter, what their source says; pdfplumber is the witness."""

from __future__ import annotations

import functools
import io
import re
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import docx
import pdfplumber
import pytest

import samples
from dossier.document import Document, Medium
from extractors import pdf, word
from samples import papers as written
from samples import printed
from tests.extractors.pdf import papers
