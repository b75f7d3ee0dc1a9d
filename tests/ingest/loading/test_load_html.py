NEWS = """<!DOCTYPE html><html lang="id"><head><title>Rakor - Kanal</title>
<meta property="og:site_name" content="Kanal Contoh">
<script type="application/ld+json">{"@graph": [{"@type": ["NewsArticle"], "headline": "Rakor di Batas",
 "datePublished": "2024-05-07T09:00:00+07:00", "author": [{"name": "Redaksi"}]}]}</script></head><body>
<nav><a href="/">Beranda</a> <a href="/p">Politik</a></nav>
<div class="cookie-consent">Situs ini menggunakan cookie</div>
<main><article class="post has-sidebar"><h1>Rakor di Batas</h1>
<div class="share-bar"><span>Bagikan:</span></div>
<p>ATAMBUA - Rapat dibuka di <b>PLBN</b> Mota&#8217;ain.</p><p>Baca juga: <a href="/x">Berita lain</a></p>
<div class="iklan">Beli sekarang</div>
<p>Peserta sepakat menyusun<br>peta jalan bersama.</p>
<ul class="related-posts"><li><a href="/1">Satu</a></li><li><a href="/2">Dua</a></li></ul>
<section id="rekomendasi"><h2>Rekomendasi</h2>
<ol type="a" start="2"><li>SOP bersama</li><li>Pelatihan<ol><li>di Belu</li>
</ol></li></ol></section></article></main>
<aside>Terpopuler</aside><section id="comments"><p>Komentar pembaca yang panjang sekali</p></section>
<footer>Hak cipta</footer></body></html>"""


def test_news_keeps_its_text_and_drops_the_furniture(read):
    assert [(b.kind, b.text, b.level, b.marker) for b in read("a.html", NEWS).blocks] == [
        ("heading", "Rakor di Batas", 1, None),
        ("paragraph", "ATAMBUA - Rapat dibuka di PLBN Mota’ain.", 0, None),
        ("paragraph", "Peserta sepakat menyusun peta jalan bersama.", 0, None),
        ("heading", "Rekomendasi", 2, None),
        ("item", "SOP bersama", 1, "b."),
        ("item", "Pelatihan", 1, "c."),
        ("item", "di Belu", 2, "1."),
    ]


def test_what_the_page_states_of_itself(read):
    assert dict(read("a.html", NEWS).stated) == {
        "title": "Rakor di Batas",
        "published": "2024-05-07",
        "publisher": "Kanal Contoh",
        "author": "Redaksi",
        "language": "id",
    }


def test_a_page_laid_out_with_tables_is_text_and_a_table_of_data_is_a_table(read):
    page = """<html><body><table><tr><td class="menu"><a href="/">A</a> | <a href="/b">B</a></td></tr><tr><td>
    <h2>Hasil Rapat</h2>Kalimat pertama.<br><br>Kalimat kedua.
    <table><tr><th rowspan="2">PIC</th><th>Tenggat</th></tr><tr><td>30 Juni</td></tr>
    <tr><td colspan="2">Catatan</td></tr></table></td></tr></table></body></html>"""
    assert [(b.kind, b.text) for b in read("a.html", page).blocks] == [
        ("heading", "Hasil Rapat"),
        ("paragraph", "Kalimat pertama."),
        ("paragraph", "Kalimat kedua."),
        ("table", "PIC | Tenggat\nPIC | 30 Juni\nCatatan | "),
    ]


def test_links_to_regulations_are_content(read):
    page = """<html><body><div id="content"><h1>Dasar hukum</h1><ul>
    <li><a href="/1">Undang-Undang Nomor 21 Tahun 2007</a></li><li><a href="/2">Peraturan Presiden Nomor 49</a></li>
    </ul></div></body></html>"""
    assert [b.text for b in read("a.html", page).blocks if b.kind == "item"] == [
        "Undang-Undang Nomor 21 Tahun 2007",
        "Peraturan Presiden Nomor 49",
    ]


def test_an_article_split_by_line_breaks_keeps_its_ayat_apart(read):
    page = "<html><body><p>Pasal 2<br>(1) Setiap orang dilarang<br>melintas.<br>(2) Cukup jelas.</p></body></html>"
    assert [(b.kind, b.text) for b in read("a.html", page).blocks] == [
        ("heading", "Pasal 2"),
        ("item", "(1) Setiap orang dilarang melintas."),
        ("item", "(2) Cukup jelas."),
    ]


def test_the_declared_encoding_is_used(read):
    page = '<html><head><meta charset="windows-1252"></head><body><p>Mota’ain</p></body></html>'.encode("cp1252")
    assert [b.text for b in read("a.html", page).blocks] == ["Mota’ain"]


APART = """<html><head><title>Pos Contoh Dibuka | Suara Rekaan</title></head><body>
<div class="kop"><a href="/">Suara Rekaan</a></div>
<div class="ruang"><div class="kepala"><h1>Pos Contoh Dibuka</h1>Laporan khusus
<div class="waktu">Senin, 03 Feb 2025</div></div>
<div class="share"><span>Share</span><span>Kirim</span></div><p class="label">Disusun dari fakta, bukan kutipan</p>
<div class="isi-berita"><p>ENTIKONG - Pos contoh dibuka setelah rapat koordinasi lintas instansi berakhir.</p>
<p>Petugas dari empat instansi berjaga bergantian sampai akhir tahun anggaran ini.</p>
<p>Susunan penjagaan ditinjau bersama pemerintah kabupaten, dan hasilnya diumumkan kepada warga sekitar pos.</p></div>
<div class="lanjut">Gabung saluran WhatsApp kami</div>
<div class="kolom"><b>Terpopuler</b><p>1. Harga cabai turun</p></div></div>
<div class="footer">Hak cipta</div></body></html>"""
HEAD = ["Pos Contoh Dibuka", "Laporan khusus", "Senin, 03 Feb 2025", "Disusun dari fakta, bukan kutipan"]
BODY = [
    "ENTIKONG - Pos contoh dibuka setelah rapat koordinasi lintas instansi berakhir.",
    "Petugas dari empat instansi berjaga bergantian sampai akhir tahun anggaran ini.",
    "Susunan penjagaan ditinjau bersama pemerintah kabupaten, dan hasilnya diumumkan kepada warga sekitar pos.",
]


def test_what_stands_between_a_title_and_the_text_is_kept(read):
    assert [block.text for block in read("a.html", APART).blocks] == [*HEAD, *BODY]


def test_a_title_in_a_lower_heading_is_known_by_what_the_page_states(read):
    page = APART.replace("<h1>", "<h3>").replace("</h1>", "</h3>")
    blocks = read("a.html", page).blocks
    assert [block.text for block in blocks] == [*HEAD, *BODY]
    assert (blocks[0].kind, blocks[0].level) == ("heading", 1)


def test_another_column_between_a_title_and_the_text_is_no_head(read):
    column = '<div class="kiri">' + "<p>Petikan berita lain yang panjang sekali dan tidak berhenti.</p>" * 20 + "</div>"
    text = f'<div class="isi-berita"><p>{"Kalimat isi berita yang sebenarnya. " * 60}</p>'
    page = APART.replace('<div class="isi-berita">', column + text)
    texts = [block.text for block in read("a.html", page).blocks]
    assert texts[0] == HEAD[0]
    assert texts[1].startswith("Kalimat isi")
    assert texts[2:] == BODY
