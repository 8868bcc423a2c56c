"""From words on a page to paragraphs in reading order; the same for PDF text and for scans."""
