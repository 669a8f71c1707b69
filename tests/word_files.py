"""Files of Word with what python-docx cannot make: text boxes, footnotes, endnotes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Any

import docx
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml.parser import parse_xml

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_NOTES = {
    "footnote": (RELATIONSHIP_TYPE.FOOTNOTES, CONTENT_TYPE.WML_FOOTNOTES),
    "endnote": (RELATIONSHIP_TYPE.ENDNOTES, CONTENT_TYPE.WML_ENDNOTES),
}
# as Word writes a text box: once for itself, and once for versions before 2010
_BOX = """
<w:r {w} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"
  xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
  xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
  xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:v="urn:schemas-microsoft-com:vml">
<mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:inline><wp:extent cx="2000000" cy="600000"/>
<wp:docPr id="7" name="box"/><a:graphic>
<a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>
<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2000000" cy="600000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>
</a:prstGeom></wps:spPr><wps:txbx>{inside}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:inline>
</w:drawing></mc:Choice><mc:Fallback><w:pict><v:shape style="width:150pt;height:50pt"><v:textbox>{inside}</v:textbox>
</v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>"""


def draft_with_parts(*, body: str, box: str, footnotes: Sequence[str], endnote: str, header: str) -> bytes:
    """A paragraph with a text box and a sign for each note behind its words, and a header of which the body knows nothing."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = header
    paragraph = document.add_paragraph(body)._p
    inside = "".join(f"<w:p><w:r><w:t>{line}</w:t></w:r></w:p>" for line in box.split("\n"))
    paragraph.append(parse_xml(_BOX.format(w=_W, inside=f"<w:txbxContent>{inside}</w:txbxContent>")))
    for kind, texts in (("footnote", footnotes), ("endnote", [endnote])):
        _add_notes(document, kind, texts)
        for number in range(1, len(texts) + 1):
            paragraph.append(parse_xml(f'<w:r {_W}><w:{kind}Reference w:id="{number}"/></w:r>'))
    document.add_paragraph("末段。")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _add_notes(document: Any, kind: str, texts: Sequence[str]) -> None:
    relation, content_type = _NOTES[kind]
    notes = "".join(
        f'<w:{kind} w:id="{number}"><w:p><w:r><w:{kind}Ref/></w:r><w:r><w:t>{text}</w:t></w:r></w:p></w:{kind}>'
        for number, text in enumerate(texts, 1)
    )
    line = f'<w:{kind} w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:{kind}>'
    xml = f'<?xml version="1.0" encoding="UTF-8"?><w:{kind}s {_W}>{line}{notes}</w:{kind}s>'
    part = Part(PackURI(f"/word/{kind}s.xml"), content_type, xml.encode(), document.part.package)
    document.part.relate_to(part, relation)
