#!/usr/bin/env python3
"""Make the documents in other forms that the tests of reading compare.

documents/*.txt are invented documents in a small markup. Each is written as
docx/NAME.docx, which the tests take as the truth, and by one converter a form
as FORM/NAME.EXT. A form is a function in FORMS; it gets the document and the
DOCX and returns {file name: bytes}. Run

    python3 make.py            # all forms
    python3 make.py pdf ofd    # some

with python-docx, reportlab, pdfplumber, pikepdf and easyofd from PyPI, and
LibreOffice, Chromium and a CJK font (fonts-wqy-microhei) installed. Files are
committed; the tests need none of these programs.

Markup, a line each:

    !landscape, !columns N, !header TEXT, !footer TEXT (page: the number)
    !widths N N …    the next table's columns;  !repeat N  its header rows
    # title   == centred line   >> line on the right   --- new page
    | a | b |        a row; ^ goes on with the cell above, < with the one to
                     the left, \\n breaks a line inside a cell
    || line          a line in a frame
    ^[note]          a footnote, anywhere in a paragraph
    anything else    a paragraph, its first line indented
"""
import html
import io
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

HERE = Path(__file__).parent
FONT = "WenQuanYi Micro Hei"
FONT_FILE = "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"
NOTE = re.compile(r"\^\[(.*?)\]")


class Cell:
    def __init__(self, text):
        self.text, self.rows, self.cols = text, 1, 1


class Doc:
    """A parsed document: options and parts, each (kind, value)."""

    def __init__(self, path):
        self.name = path.stem
        self.landscape, self.columns, self.header, self.footer = False, 1, "", ""
        self.parts = []
        widths, repeat, rows = None, 0, []

        def flush():
            nonlocal widths, repeat, rows
            if rows:
                self.parts.append(("table", Table(rows, widths, repeat)))
                widths, repeat, rows = None, 0, []

        for line in path.read_text(encoding="utf-8").splitlines():
            if line.startswith("| "):
                rows.append([c.strip().replace("\\n", "\n") for c in line.strip().strip("|").split("|")])
                continue
            flush()
            word, _, rest = line.partition(" ")
            if word == "!landscape":
                self.landscape = True
            elif word == "!columns":
                self.columns = int(rest)
            elif word == "!header":
                self.header = rest
            elif word == "!footer":
                self.footer = rest
            elif word == "!widths":
                widths = [float(n) for n in rest.split()]
            elif word == "!repeat":
                repeat = int(rest)
            elif word in ("#", "==", ">>", "||"):
                self.parts.append(({"#": "title", "==": "center", ">>": "right", "||": "box"}[word], rest))
            elif line == "---":
                self.parts.append(("page", ""))
            elif line:
                self.parts.append(("p", line))
        flush()

    def blocks(self):
        """The parts, with lines of one frame as a table of one cell."""
        box = []
        for kind, value in self.parts + [("end", "")]:
            if kind == "box":
                box.append(value)
                continue
            if box:
                yield "table", Table([["\n".join(box)]], None, 0)
                box = []
            if kind != "end":
                yield kind, value


class Table:
    """grid[y][x] is the Cell at a place, the same one where cells are merged."""

    def __init__(self, rows, widths, repeat):
        self.repeat = repeat
        self.grid = []
        for y, row in enumerate(rows):
            self.grid.append([])
            for x, text in enumerate(row):
                if text == "^":
                    cell = self.grid[y - 1][x]
                elif text == "<":
                    cell = self.grid[y][x - 1]
                else:
                    cell = Cell(text)
                self.grid[y].append(cell)
        for cell in {id(c): c for row in self.grid for c in row}.values():
            cell.rows = sum(any(c is cell for c in row) for row in self.grid)
            cell.cols = max(sum(c is cell for c in row) for row in self.grid)
        widths = widths or [1] * len(rows[0])
        self.widths = [w / sum(widths) for w in widths]

    def first(self, y, x):
        cell = self.grid[y][x]
        return not (y and self.grid[y - 1][x] is cell) and not (x and self.grid[y][x - 1] is cell)


# --- DOCX, by python-docx ---------------------------------------------------


def docx(doc, _):
    import docx as word
    from docx.enum.section import WD_ORIENT
    from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN, WD_BREAK
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import Cm, Pt

    d = word.Document()
    normal = d.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(14)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), FONT)
    normal.paragraph_format.line_spacing, normal.paragraph_format.space_after = Pt(25), Pt(0)
    section = d.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    for side in ("left_margin", "right_margin", "top_margin", "bottom_margin"):
        setattr(section, side, Cm(2.6))
    if doc.landscape:
        section.orientation = WD_ORIENT.LANDSCAPE
        section.page_width, section.page_height = section.page_height, section.page_width
    if doc.columns > 1:
        cols = section._sectPr.find(qn("w:cols"))
        if cols is None:
            cols = OxmlElement("w:cols")
            section._sectPr.append(cols)
        cols.set(qn("w:num"), str(doc.columns))
        cols.set(qn("w:space"), "600")
        normal.font.size = Pt(10.5)
        normal.paragraph_format.line_spacing = Pt(17)
    width = section.page_width - section.left_margin - section.right_margin
    notes = []

    def run(p, text, size=None, bold=False):
        r = p.add_run(text)
        r.font.name = FONT
        r._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), FONT)
        if size:
            r.font.size = Pt(size)
        r.bold = bold or None
        return r

    def field(p, code):
        for kind, text in (("begin", ""), (None, code), ("end", "")):
            r = p.add_run()
            e = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                e.set(qn("w:fldCharType"), kind)
            else:
                e.text = text
            r._element.append(e)

    def paragraph(p, text):
        at = 0
        for m in NOTE.finditer(text):
            run(p, text[at : m.start()])
            notes.append(m.group(1))
            r = run(p, "")
            ref = OxmlElement("w:footnoteReference")
            ref.set(qn("w:id"), str(len(notes) + 1))
            r.font.superscript = True
            r._element.append(ref)
            at = m.end()
        run(p, text[at:])

    if doc.header:
        p = section.header.paragraphs[0]
        p.alignment = ALIGN.CENTER
        run(p, doc.header, 9)
    if doc.footer:
        p = section.footer.paragraphs[0]
        p.alignment = ALIGN.CENTER
        if doc.footer == "page":
            run(p, "— ", 9)
            field(p, "PAGE")
            run(p, " —", 9)
        else:
            run(p, doc.footer, 9)

    new_page = False
    for kind, value in doc.blocks():
        if kind == "page":
            new_page = True
            continue
        if kind == "table":
            docx_table(d, value, width, run)
            continue
        p = d.add_paragraph()
        if new_page:
            p.paragraph_format.page_break_before, new_page = True, False
        if kind == "title":
            p.alignment = ALIGN.CENTER
            p.paragraph_format.line_spacing = Pt(32)
            run(p, value, 20 if doc.columns == 1 else 15, True)
        elif kind == "center":
            p.alignment = ALIGN.CENTER
            run(p, value)
        elif kind == "right":
            p.alignment = ALIGN.RIGHT
            run(p, value)
        else:
            p.paragraph_format.first_line_indent = Pt(28 if doc.columns == 1 else 21)
            p.alignment = ALIGN.JUSTIFY
            paragraph(p, value)
    out = io.BytesIO()
    d.save(out)
    return {f"{doc.name}.docx": with_footnotes(out.getvalue(), notes)}


def docx_table(d, table, width, run):
    from docx.oxml import OxmlElement
    from docx.shared import Pt

    grid = table.grid
    t = d.add_table(len(grid), len(grid[0]))
    t.style, t.autofit = "Table Grid", False
    for x, part in enumerate(table.widths):
        t.columns[x].width = int(width * part)
    for y, row in enumerate(grid):
        for x, cell in enumerate(row):
            t.cell(y, x).width = int(width * table.widths[x])
    for y, row in enumerate(grid):
        if y < table.repeat:
            mark = OxmlElement("w:tblHeader")
            t.rows[y]._tr.get_or_add_trPr().append(mark)
        for x, cell in enumerate(row):
            if not table.first(y, x):
                continue
            c = t.cell(y, x)
            if cell.rows > 1 or cell.cols > 1:
                c = c.merge(t.cell(y + cell.rows - 1, x + cell.cols - 1))
            for p in c.paragraphs[1:]:
                p._element.getparent().remove(p._element)
            for i, line in enumerate(cell.text.split("\n")):
                p = c.paragraphs[0] if i == 0 else c.add_paragraph()
                p.paragraph_format.line_spacing = Pt(14)
                run(p, line, 10)


def with_footnotes(data, notes):
    """Adds the part with the footnotes, which python-docx cannot write."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    rpr = f'<w:rPr><w:rFonts w:ascii="{FONT}" w:eastAsia="{FONT}"/><w:sz w:val="18"/></w:rPr>'
    part = f'<?xml version="1.0" encoding="UTF-8"?><w:footnotes {space}>'
    for i, kind in enumerate(("separator", "continuationSeparator")):
        part += f'<w:footnote w:type="{kind}" w:id="{i}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
    for i, note in enumerate(notes):
        part += f'<w:footnote w:id="{i + 2}"><w:p><w:r>{rpr}<w:footnoteRef/></w:r><w:r>{rpr}<w:t xml:space="preserve"> {html.escape(note)}</w:t></w:r></w:p></w:footnote>'
    part += "</w:footnotes>"
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name.startswith(("docProps/thumbnail", "customXml", "word/stylesWithEffects")):
                continue
            text = source.read(name)
            if name == "word/styles.xml":  # of the many styles of tables one is used
                text = re.sub(rb'<w:style w:type="table" [^>]*w:styleId="(?!TableNormal|TableGrid)[^"]*".*?</w:style>', b"", text, flags=re.S)
            if name == "_rels/.rels":
                text = re.sub(rb'<Relationship [^>]*thumbnail[^>]*/>', b"", text)
            if name == "word/_rels/document.xml.rels":
                text = re.sub(rb'<Relationship [^>]*(customXml|stylesWithEffects)[^>]*/>', b"", text)
                if notes:
                    rel = b'<Relationship Id="rIdNotes" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes" Target="footnotes.xml"/>'
                    text = text.replace(b"</Relationships>", rel + b"</Relationships>")
            if name == "[Content_Types].xml":
                text = re.sub(rb'<Override [^>]*(customXml|stylesWithEffects)[^>]*/>', b"", text)
                if notes:
                    kind = b'<Override PartName="/word/footnotes.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"/>'
                    text = text.replace(b"</Types>", kind + b"</Types>")
            info = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, text)
        if notes:
            info = zipfile.ZipInfo("word/footnotes.xml", (2025, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            target.writestr(info, part)
    return out.getvalue()


# --- LibreOffice ------------------------------------------------------------


def office(data, ext, to, read_as=None):
    """What LibreOffice makes of a file, by its filter for another ending."""
    with tempfile.TemporaryDirectory() as dir:
        source = Path(dir, "document." + ext)
        source.write_bytes(data)
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{dir}/profile", "--headless", *([f"--infilter={read_as}"] if read_as else []), "--convert-to", to, "--outdir", dir + "/out", str(source)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        return next(Path(dir, "out").iterdir()).read_bytes()


# --- Chromium ---------------------------------------------------------------


def as_html(doc):
    out = [
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>{doc.name}</title><style>",
        f"@page{{size:A4{' landscape' if doc.landscape else ''};margin:25mm}}",
        f"body{{font:{14 if doc.columns == 1 else 10.5}pt/1.7 '{FONT}';margin:0}} p{{margin:0;text-indent:2em;text-align:justify}}",
        ".t{font-size:20pt;font-weight:bold;text-align:center;text-indent:0;line-height:1.4} .c{text-align:center;text-indent:0} .r{text-align:right}",
        "table{border-collapse:collapse;width:100%;font-size:10pt;line-height:1.4;table-layout:fixed} td{border:1px solid #000;padding:1mm;vertical-align:middle}",
        f".cols{{columns:{doc.columns};column-gap:10mm}} .page{{break-before:page}}",
        "</style></head><body><div" + (" class=cols" if doc.columns > 1 else "") + ">",
    ]
    new_page, notes = "", []
    for kind, value in doc.blocks():
        if kind == "page":
            new_page = " page"
        elif kind == "table":
            out.append("<table><colgroup>" + "".join(f'<col style="width:{w:.2%}">' for w in value.widths) + "</colgroup><thead>")
            for y, row in enumerate(value.grid):
                if y == value.repeat:
                    out.append("</thead><tbody>")
                out.append("<tr>")
                for x, cell in enumerate(row):
                    if value.first(y, x):
                        out.append(f"<td rowspan={cell.rows} colspan={cell.cols}>" + html.escape(cell.text).replace("\n", "<br>") + "</td>")
                out.append("</tr>")
            out.append("</tbody></table>")
        else:
            notes += NOTE.findall(value)
            name = {"title": "t", "center": "c", "right": "r"}.get(kind, "")
            out.append(f'<p class="{name}{new_page}">' + html.escape(NOTE.sub("", value)) + "</p>")
            new_page = ""
    return "".join(out) + "</div></body></html>"


def chromium(doc):
    with tempfile.TemporaryDirectory() as dir:
        page, pdf = Path(dir, "page.html"), Path(dir, "page.pdf")
        page.write_text(as_html(doc), encoding="utf-8")
        subprocess.run(
            ["chromium", "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={dir}/profile", "--no-pdf-header-footer", f"--print-to-pdf={pdf}", str(page)],
            check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        return packed(pdf.read_bytes())


def packed(data, **save):
    """The same PDF with what is repeated in it compressed."""
    import pikepdf

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, recompress_flate=True, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=not save, **save)
    return out.getvalue()


# --- reportlab --------------------------------------------------------------


def reportlab(doc, encoding=None):
    """A PDF by reportlab: with a font inside, or with a CID font that is not,
    in an encoding such as GBK-EUC-H."""
    from reportlab.lib.enums import TA_CENTER, TA_RIGHT
    from reportlab.lib.pagesizes import A4, landscape
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import CIDFont, UnicodeCIDFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Table as RTable

    if encoding is None:
        font = "WQY"
        pdfmetrics.registerFont(TTFont(font, FONT_FILE, subfontIndex=0))
    elif encoding.startswith("UniGB"):
        font = "STSong-Light"
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    else:
        cid = CIDFont("STSong-Light", encoding)
        font = cid.fontName
        # reportlab measures and encodes text by these, for Unicode fonts only
        cid.stringWidth = lambda text, size, encoding=None: len(text) * size  # the PDF gives it no widths
        cid.encName, cid._multiByte, cid._dynamicFont = "gbk", 1, 0
        cid.formatForPdf = lambda text: "".join(f"\\{b:03o}" for b in text.encode("gbk"))
        cid.unicodeWidths = None
        pdfmetrics.registerFont(cid)
    size = 14 if doc.columns == 1 else 10.5
    base = dict(fontName=font, wordWrap="CJK")
    body = ParagraphStyle("p", fontSize=size, leading=size * 1.7, firstLineIndent=2 * size, **base)
    styles = {
        "p": body,
        "title": ParagraphStyle("t", fontSize=20, leading=28, alignment=TA_CENTER, **base),
        "center": ParagraphStyle("c", fontSize=size, leading=size * 1.7, alignment=TA_CENTER, **base),
        "right": ParagraphStyle("r", fontSize=size, leading=size * 1.7, alignment=TA_RIGHT, **base),
    }
    cell_style = ParagraphStyle("td", fontSize=10, leading=14, **base)
    size_of_page = landscape(A4) if doc.landscape else A4
    w, h, margin, gap = *size_of_page, 72, 24
    width = (w - 2 * margin - gap * (doc.columns - 1)) / doc.columns
    frames = [Frame(margin + i * (width + gap), margin, width, h - 2 * margin, 0, 0, 0, 0) for i in range(doc.columns)]

    def furniture(canvas, template):
        canvas.setFont(font, 9)
        if doc.header:
            canvas.drawCentredString(w / 2, h - 45, doc.header)
        if doc.footer:
            canvas.drawCentredString(w / 2, 40, f"- {template.page} -" if doc.footer == "page" else doc.footer)

    flow = []
    for kind, value in doc.blocks():
        if kind == "page":
            flow.append(PageBreak())
        elif kind == "table":
            # a cell merged downwards is drawn by leaving lines out, since
            # reportlab breaks no span over pages
            style = [("BOX", (0, 0), (-1, -1), 0.5, "black"), ("LINEBEFORE", (0, 0), (-1, -1), 0.5, "black"), ("VALIGN", (0, 0), (-1, -1), "TOP")]
            if value.repeat:
                style.append(("LINEBELOW", (0, value.repeat - 1), (-1, value.repeat - 1), 0.5, "black"))
            rows = []
            for y, row in enumerate(value.grid):
                rows.append([Paragraph(html.escape(c.text).replace("\n", "<br/>"), cell_style) if value.first(y, x) else "" for x, c in enumerate(row)])
                for x, c in enumerate(row):
                    if not y or value.grid[y - 1][x] is not c:
                        style.append(("LINEABOVE", (x, y), (x, y), 0.5, "black"))
                    if value.first(y, x) and c.cols > 1:
                        style += [("SPAN", (x, y + i), (x + c.cols - 1, y + i)) for i in range(c.rows)]
            flow.append(RTable(rows, [width * f for f in value.widths], style=style, repeatRows=value.repeat))
        else:
            flow.append(Paragraph(html.escape(NOTE.sub("", value)), styles[kind]))
    out = io.BytesIO()
    template = BaseDocTemplate(out, pagesize=size_of_page, invariant=1)
    template.addPageTemplates([PageTemplate(frames=frames, onPage=furniture)])
    template.build(flow)
    return out.getvalue()


# --- the forms --------------------------------------------------------------


def pdf(doc, word):
    made = office(word, "docx", "pdf")
    files = {f"{doc.name}.libreoffice.pdf": made}
    if doc.name == "plan":
        import pikepdf

        files["plan.encrypted.pdf"] = packed(made, encryption=pikepdf.Encryption(user="secret", owner="owner"))
        files["plan.protected.pdf"] = packed(made, encryption=pikepdf.Encryption(user="", owner="owner"))
        files["plan.scanned.pdf"] = half_scanned(made)
    if doc.name in ("table", "prose", "indicators", "groups"):
        files[f"{doc.name}.chromium.pdf"] = chromium(doc)
    if doc.name in ("table", "prose", "ledger", "letter"):
        files[f"{doc.name}.reportlab.pdf"] = reportlab(doc)
    if doc.name in ("report", "groups", "long"):
        files[f"{doc.name}.unigb.pdf"] = reportlab(doc, "UniGB-UCS2-H")
    if doc.name in ("plan", "table", "livelihood"):
        files[f"{doc.name}.gbk.pdf"] = reportlab(doc, "GBK-EUC-H")
    return files


def half_scanned(data):
    """The PDF with a picture of its second page in place of that page."""
    import pikepdf
    import pypdfium2

    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        page = pdf.pages[1]
        image = pypdfium2.PdfDocument(data)[1].render(scale=0.7, grayscale=True).to_pil().quantize(4).convert("L")
        stream = pikepdf.Stream(
            pdf, image.tobytes(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image, Width=image.width, Height=image.height,
            ColorSpace=pikepdf.Name.DeviceGray, BitsPerComponent=8,
        )
        page.obj.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(Scan=stream))
        box = page.mediabox
        page.obj.Contents = pikepdf.Stream(pdf, f"{float(box[2])} 0 0 {float(box[3])} 0 0 cm /Scan Do".encode())
        pdf.remove_unreferenced_resources()
        pdf.save(out, recompress_flate=True, compress_streams=True)
    return out.getvalue()


# --- OFD, by hand and by easyofd ---------------------------------------------

MM = 25.4 / 72


def ofd(doc, word):
    made = Path(HERE, "pdf", f"{doc.name}.libreoffice.pdf").read_bytes()
    files = {f"{doc.name}.ofd": as_ofd(made)}
    if doc.name in ("plan", "platforms"):
        files[f"{doc.name}.easyofd.ofd"] = easyofd(made)
    if doc.name == "plan":
        files["plan.scanned.ofd"] = as_ofd(made, scanned=2)
    return files


def as_ofd(data, scanned=0):
    """What is drawn on the pages of a PDF as an OFD without its fonts; the
    page of number scanned as a picture."""
    import pdfplumber

    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    parts, pages, template = {}, [], None
    with pdfplumber.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            objects, furniture = [], []
            for run in ofd_runs(page.chars):
                # what stands at the top of every page is the template's
                (furniture if run[0]["top"] < 60 else objects).append(ofd_text(run))
            for line in page.lines + page.rects:
                x, y, w, h = line["x0"] * MM, line["top"] * MM, line["width"] * MM, line["height"] * MM
                if min(w, h) > 1:
                    path = f"M 0 0 L {w:.3f} 0 L {w:.3f} {h:.3f} L 0 {h:.3f} C"
                elif w > h:
                    path = f"M 0 {h / 2:.3f} L {w:.3f} {h / 2:.3f}"
                else:
                    path = f"M {w / 2:.3f} 0 L {w / 2:.3f} {h:.3f}"
                objects.append(f'<ofd:PathObject Boundary="{x:.3f} {y:.3f} {w:.3f} {h:.3f}" LineWidth="0.2"><ofd:AbbreviatedData>{path}</ofd:AbbreviatedData></ofd:PathObject>')
            if number + 1 == scanned:
                objects = [f'<ofd:ImageObject Boundary="0 0 {float(page.width) * MM:.3f} {float(page.height) * MM:.3f}" ResourceID="9"/>']
            if furniture and template is None:
                template = furniture
            area = f"<ofd:Area><ofd:PhysicalBox>0 0 {float(page.width) * MM:.3f} {float(page.height) * MM:.3f}</ofd:PhysicalBox></ofd:Area>"
            use = '<ofd:Template TemplateID="2" ZOrder="Background"/>' if furniture else ""
            pages.append((area, use, objects))
    for i, (area, use, objects) in enumerate(pages):
        parts[f"Doc_0/Pages/Page_{i}/Content.xml"] = f'{head}<ofd:Page {space}>{use}{area}<ofd:Content><ofd:Layer Type="Body">{numbered(objects, 1000 * (i + 1))}</ofd:Layer></ofd:Content></ofd:Page>'
    common = f"<ofd:MaxUnitID>99999</ofd:MaxUnitID><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea>"
    if template:
        common += '<ofd:TemplatePage ID="2" BaseLoc="Tpls/Tpl_0/Content.xml"/>'
        parts["Doc_0/Tpls/Tpl_0/Content.xml"] = f'{head}<ofd:Page {space}><ofd:Content><ofd:Layer>{numbered(template, 500)}</ofd:Layer></ofd:Content></ofd:Page>'
    list_of_pages = "".join(f'<ofd:Page ID="{10 + i}" BaseLoc="Pages/Page_{i}/Content.xml"/>' for i in range(len(pages)))
    parts["Doc_0/Document.xml"] = f"{head}<ofd:Document {space}><ofd:CommonData>{common}</ofd:CommonData><ofd:Pages>{list_of_pages}</ofd:Pages></ofd:Document>"
    parts["OFD.xml"] = f'{head}<ofd:OFD {space} Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name in sorted(parts):
            info = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, parts[name])
    return out.getvalue()


def numbered(objects, first):
    return "".join(re.sub(r"^(<ofd:\w+)", rf'\1 ID="{first + i}"', o) for i, o in enumerate(objects))


def ofd_runs(chars):
    """Characters of one line and size, in the order of the file."""
    runs = []
    for c in chars:
        last = runs[-1][-1] if runs else None
        if last and abs(last["bottom"] - c["bottom"]) < 0.5 and last["size"] == c["size"] and -1 < c["x0"] - last["x1"] < 8:
            runs[-1].append(c)
        else:
            runs.append([c])
    return runs


def ofd_text(run):
    first, last = run[0], run[-1]
    size = first["size"] * MM
    steps = [(b["x0"] - a["x0"]) * MM for a, b in zip(run, run[1:])]
    delta = ""
    if steps:
        words, i = [], 0
        while i < len(steps):
            n = 1
            while i + n < len(steps) and abs(steps[i + n] - steps[i]) < 0.0005:
                n += 1
            words += [f"g {n} {steps[i]:.3f}"] if n > 2 else [f"{steps[i]:.3f}"] * n
            i += n
        delta = f' DeltaX="{" ".join(words)}"'
    base = float(first["matrix"][5])  # from the bottom of the page
    x, y = first["x0"] * MM, first["top"] * MM
    w, h = (last["x1"] - first["x0"]) * MM, (first["bottom"] - first["top"]) * MM
    down = (first["top"] + first["y0"] + first["height"] - base) * MM - y  # of the base line in the box
    text = html.escape("".join(c["text"] for c in run))
    return f'<ofd:TextObject Boundary="{x:.3f} {y:.3f} {w:.3f} {h:.3f}" Font="3" Size="{size:.3f}"><ofd:TextCode X="0" Y="{down:.3f}"{delta}>{text}</ofd:TextCode></ofd:TextObject>'


def easyofd(data):
    import contextlib
    import os

    from loguru import logger

    logger.remove()
    with tempfile.TemporaryDirectory() as dir, contextlib.chdir(dir), open(os.devnull, "w") as null, contextlib.redirect_stdout(null):
        from easyofd import OFD

        return OFD().pdf2ofd(data, optional_text=True)  # it leaves files behind


# --- a DOCX with what the markup has not --------------------------------------


def styled():
    """Headings and lists that Word numbers, hidden, deleted and inserted text,
    a field, and a table with a table in it."""
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    kinds = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def run(text, props=""):
        return f'<w:r><w:rPr>{props}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'

    def p(text, props="", more=""):
        return f"<w:p><w:pPr>{props}</w:pPr>{run(text)}{more}</w:p>"

    def style(name):
        return f'<w:pStyle w:val="{name}"/>'

    def num(instance, level):
        return f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{instance}"/></w:numPr>'

    def cell(inside, props=""):
        return f'<w:tc><w:tcPr><w:tcW w:w="2000" w:type="dxa"/>{props}</w:tcPr>{inside}</w:tc>'

    def table(width, *rows):
        grid = f'<w:gridCol w:w="{width}"/>' * 3
        return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>" + "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows) + "</w:tbl>"

    author = 'w:author="a" w:date="2025-01-01T00:00:00Z"'
    inner = table(600, [cell(p("一期")), cell(p("2027年")), cell(p("3家"))], [cell(p("二期")), cell(p("2028年")), cell(p("5家"))])
    body = [
        p("石湾区产业园区建设行动方案", style("Title")),
        p("总体要求", style("Heading1")),
        p("到2027年，建成产业园区12个", more=run("隐藏的话99个", "<w:vanish/>") + run("。")),
        p("主要任务", style("Heading1")),
        p("建设园区", style("Heading2")),
        p("新建厂房3万平方米。（区经信局）", num(2, 0)),
        p("引进企业20家。（区商务局）", num(2, 0)),
        p("其中外资企业5家。", num(2, 1)),
        p("培育品牌8个。（区市场监管局）", num(2, 0)),
        p("要点", num(3, 0)),
        p("另起编号", num(4, 0)),
        p("详见", more='<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK "http://localhost/"</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>' + run("网页") + '<w:r><w:fldChar w:fldCharType="end"/></w:r>' + run("。")),
        p("投资", more=f'<w:del w:id="1" {author}><w:r><w:delText>1亿元</w:delText></w:r></w:del><w:ins w:id="2" {author}>{run("2亿元")}</w:ins>' + run("。")),
        p("居中的一行", '<w:jc w:val="center"/>'),
        p("第一行", more='<w:r><w:br/><w:t>第二行</w:t><w:tab/><w:t>😀“引号”—é</w:t></w:r>'),
        table(
            2000,
            [cell(p("项目"), '<w:gridSpan w:val="2"/>'), cell(p("责任单位"))],
            [cell(p("厂房"), '<w:vMerge w:val="restart"/>'), cell(p("新建") + p("改造")), cell(inner + p("区经信局"))],
            [cell("<w:p/>", "<w:vMerge/>"), cell(p("招商", num(5, 0))), cell(p("区商务局", num(5, 0)))],
        ),
        p("以上请落实。"),
    ]
    styles = '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    styles += '<w:style w:type="paragraph" w:styleId="Title"><w:name w:val="Title"/><w:basedOn w:val="Normal"/><w:pPr><w:jc w:val="center"/></w:pPr></w:style>'
    for i in (1, 2):
        styles += f'<w:style w:type="paragraph" w:styleId="Heading{i}"><w:name w:val="heading {i}"/><w:basedOn w:val="Normal"/><w:pPr>{num(1, i - 1)}<w:outlineLvl w:val="{i - 1}"/></w:pPr></w:style>'
    lists = [[("chineseCounting", "%1、", 1), ("chineseCounting", "（%2）", 1)], [("decimal", "%1.", 1), ("decimal", "%1.%2", 1)], [("bullet", "●", 1)], [("decimalEnclosedCircle", "%1", 3)], [("upperLetter", "%1)", 1)]]
    numbers = ""
    for i, levels in enumerate(lists):
        inside = "".join(f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>' for at, (form, text, start) in enumerate(levels))
        numbers += f'<w:abstractNum w:abstractNumId="{i}">{inside}</w:abstractNum>'
    numbers += "".join(f'<w:num w:numId="{i + 1}"><w:abstractNumId w:val="{i}"/></w:num>' for i in range(len(lists)))
    office_type = "application/vnd.openxmlformats-officedocument.wordprocessingml."
    package = "http://schemas.openxmlformats.org/package/2006/"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{package}content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        + "".join(f'<Override PartName="/word/{n}.xml" ContentType="{office_type}{t}+xml"/>' for n, t in (("document", "document.main"), ("styles", "styles"), ("numbering", "numbering")))
        + "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{package}relationships"><Relationship Id="r1" Type="{kinds}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{package}relationships">'
        + "".join(f'<Relationship Id="{n}" Type="{kinds}/{n}" Target="{n}.xml"/>' for n in ("styles", "numbering"))
        + "</Relationships>",
        "word/document.xml": f'<w:document {space}><w:body>{"".join(body)}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>',
        "word/styles.xml": f"<w:styles {space}>{styles}</w:styles>",
        "word/numbering.xml": f"<w:numbering {space}>{numbers}</w:numbering>",
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2025, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            file.writestr(info, '<?xml version="1.0" encoding="UTF-8"?>' + text)
    return {"styled.docx": out.getvalue()}


class Styled:
    name = "styled"


# --- other office forms, by LibreOffice ---------------------------------------


def odt(doc, word):
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(office(word, "docx", "odt"))) as source, zipfile.ZipFile(out, "w") as target:
        for item in source.infolist():
            if not item.filename.startswith(("Thumbnails", "Configurations2")):
                target.writestr(item, source.read(item))
    return {f"{doc.name}.odt": out.getvalue()}


def rtf(doc, word):
    return {f"{doc.name}.rtf": office(word, "docx", "rtf")}


def doc(doc, word):
    return {f"{doc.name}.doc": office(word, "docx", "doc:MS Word 97")}


def xlsx(doc, _):
    """A sheet as LibreOffice makes it of a page: the lines above one another
    in the first column, an empty row below each table. A sheet has no frames."""
    if doc.name == "box":
        return {}
    page = as_html(doc).replace("</table>", "</table><p>&nbsp;</p>")
    return {f"{doc.name}.xlsx": office(page.encode(), "html", "xlsx", "HTML (StarCalc)")}


# --- Markdown, by hand ----------------------------------------------------------

RANKS = (re.compile(r"^[一二三四五六七八九十]+、"), re.compile(r"^（[一二三四五六七八九十]+）"))
ITEM = re.compile(r"^(\d+\.)([^。]{2,30}。)(?=.)")


def md(doc, _):
    """With tables in tags; and with tables in bars where no cell spans rows."""
    files = {f"{doc.name}.tags.md": as_markdown(doc, tags_table)}
    tables = [value for kind, value in doc.blocks() if kind == "table"]
    if tables and all(c.rows == 1 and "\n" not in c.text for t in tables for row in t.grid for c in row):
        files[f"{doc.name}.bars.md"] = as_markdown(doc, bars_table)
    return files


def as_markdown(doc, table):
    out = []
    for kind, value in doc.blocks():
        if kind == "page":
            continue
        if kind == "table":
            out.append(table(value))
            continue
        value = NOTE.sub("", value).replace("*", "\\*")
        rank = next((i for i, r in enumerate(RANKS) if r.match(value)), None)
        if kind == "title":
            value = "# " + value
        elif rank is not None and len(value) < 30 and "。" not in value:
            value = "#" * (rank + 2) + " " + value
        else:
            value = ITEM.sub(r"\1**\2**", value)
        out.append(value)
    return ("\n\n".join(out) + "\n").encode()


def tags_table(table):
    rows = []
    for y, row in enumerate(table.grid):
        cells = ""
        for x, c in enumerate(row):
            if table.first(y, x):
                spans = (f' rowspan="{c.rows}"' if c.rows > 1 else "") + (f' colspan="{c.cols}"' if c.cols > 1 else "")
                cells += f"<td{spans}>" + html.escape(c.text).replace("\n", "<br>") + "</td>"
        rows.append(f"<tr>{cells}</tr>")
    return "<table>\n" + "\n".join(rows) + "\n</table>"


def bars_table(table):
    rows = []
    for y, row in enumerate(table.grid):
        rows.append("| " + " | ".join(c.text if table.first(y, x) else "" for x, c in enumerate(row)) + " |")
        if y == max(table.repeat, 1) - 1:
            rows.append("|" + " --- |" * len(row))
    return "\n".join(rows)


FORMS = {"md": md, "pdf": pdf, "ofd": ofd, "odt": odt, "rtf": rtf, "doc": doc, "xlsx": xlsx}


def write(folder, files):
    Path(HERE, folder).mkdir(exist_ok=True)
    for name, data in files.items():
        Path(HERE, folder, name).write_bytes(data)
        print(f"{folder}/{name}: {len(data)} bytes")


def main(forms):
    for path in sorted(Path(HERE, "documents").glob("*.txt")):
        document = Doc(path)
        word = docx(document, None)
        write("docx", word)
        for form in forms:
            write(form, FORMS[form](document, word[f"{document.name}.docx"]))
    word = styled()
    write("docx", word)
    for form in forms:
        if form in ("odt", "rtf", "doc"):
            write(form, FORMS[form](Styled, word["styled.docx"]))


if __name__ == "__main__":
    main(sys.argv[1:] or list(FORMS))
