"""The words that names of officers and offices begin with, and capitals that are neither."""

# offices that a person holds
_ROLE_WORDS = """
kepala direktur dirjen direksi ketua wakil sekretaris sekda sekjen asisten bupati gubernur wali walikota
camat lurah kades menteri menko wamen deputi inspektur staf analis pengelola pejabat petugas kasi kasubsi
kabid kabag kasubdit kasubbag kasubid kakanim kakanwil kadis kadiv kadivim kapolri kapolda kapolres
kapolresta kapolsek wakapolda wakapolres wakapolsek kabareskrim kasat kanit kaur danki danpos dansatgas
dandim danramil danrem danlanal danlantamal pangdam kasdim pasi administrator konsul duta atase koordinator
penyidik jaksa kajari kajati kajagung hakim perwira babinsa bhabinkamtibmas penyuluh pimpinan pemimpin tokoh
anggota perwakilan unsur plt plh pj komandan manajer rektor dekan dosen peneliti fungsional pranata
arsiparis auditor pengolah penata pengadministrasi verifikator operator ajudan bendahara supervisor
penerjemah juru pendamping relawan kasie pimpasa head director chief secretary minister deputy coordinator
governor regent mayor commander representative officer chairperson prosecutor consul ambassador attache
analyst assistant manager specialist
"""
# bodies
_OFFICE_WORDS = """
kantor kanim kanwil kementerian kemenko dinas badan balai direktorat ditjen subdirektorat subdit bidang
seksi bagian biro sekretariat pemerintah pemkab pemkot pemprov pemda pemdes polri polda polres polresta
polrestabes polsek polsubsektor tni kodim korem kodam koramil lanal lantamal satgas satuan gugus timpora tim
kelompok pokja panitia kepolisian komando kabupaten kota provinsi kejaksaan kejari kejati kejagung
pengadilan bea karantina imigrasi kbri kjri konsulat kedutaan lembaga yayasan organisasi universitas
politeknik rumah puskesmas uptd upt bareskrim bappeda bakesbangpol kesbangpol disdukcapil dukcapil dinsos
disnaker disnakertrans dinkes dishub satpol setda inspektorat komisi dewan forum desa kecamatan kelurahan
distrik pos plbn serikat asosiasi perusahaan perum kemenkumham kemenimipas kemenkum kemenham kemlu kemenlu
kemnaker kemensos kemenkes kemendagri kemendag kemenhub kemenkeu kemenpppa kemenp2mi barantin bappenas
interpol bakamla basarnas ombudsman pengelola otoritas maskapai delegasi serviço unidade customs police
ministry immigration secretariat department office embassy
"""
# capitals that name a thing, a deed or a person in law
_NOT_ACTOR_WORDS = """
SOP MOU PKS TPPO TPPM TPPU PMI CPMI TKI WNI WNA RTL RAD RAN TW TA SK SE KTP NIK KK APBD APBN DIPA PP UU RI
NKRI HAM SDM TOR KAK RKA RPJMD FGD PLB PJ PIC NIP NO HP RT RW TTE QR CCTV TPI SPLP KUHP PNBP MSP JUKNIS ND
ST BA
"""
# words that name a place or a thing until something stands behind them
_PLACE_LIKE_WORDS = """
pos desa kecamatan kelurahan distrik kabupaten kota provinsi bagian bidang seksi tim rumah dinas
"""

ROLES = frozenset(_ROLE_WORDS.split())
OFFICES = frozenset(_OFFICE_WORDS.split())
NOT_ACTORS = frozenset(_NOT_ACTOR_WORDS.split())
PLACE_LIKE = frozenset(_PLACE_LIKE_WORDS.split())
