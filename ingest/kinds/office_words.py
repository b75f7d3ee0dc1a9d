"""Words that names of offices and papers are made of, so that a person's name can be told from them."""

_WORDS = """
bidang seksi bagian divisi subdirektorat subdit direktorat biro sub subbidang sub-bagian satuan unit tim
bina badan dinas kantor balai wilayah daerah nasional provinsi kabupaten kota kecamatan desa negara pusat
republik indonesia kelas khusus non tpi umum tata usaha intelijen penindakan pengawasan keimigrasian
imigrasi kerja sama kerjasama hubungan antar luar dalam negeri lembaga hukum ham politik keamanan sosial
ekonomi perbatasan pengelola pengelolaan potensi kawasan lintas batas tenaga pekerja migran pelindungan
perlindungan perempuan anak saksi korban pemberdayaan kesehatan karantina bea cukai pelayanan kepatuhan
internal komunikasi informasi publik humas masyarakat pembinaan operasi reserse kriminal tindak pidana
perdagangan orang jenderal muda utama madya pertama ahli menteri analis kementerian koordinator dan
pemasyarakatan teknologi perizinan izin tinggal status dokumen perjalanan lalu program programme officer
national border management project manager protection head of mission chief the for and representative
deputy director rapat koordinasi dialog acara kegiatan pertemuan gugus tugas satgas pos plbn senin selasa
rabu kamis jumat sabtu minggu januari februari maret april mei juni juli agustus september oktober november
desember pak bapak ibu menurut namun selain sementara pemerintah universitas partai harian fraksi komisi
undang pasal perpres peraturan general staf i ii iii iv v ri pol dit ditjen kanwil kanim polri tni asasi
manusia pembangunan kebudayaan bangsa kesatuan sektor resor distrik militer komando kepolisian kejaksaan
tinggi pengadilan rumah detensi transmigrasi dewan pertimbangan fakultas lingkungan hidup perumahan angkatan
laut darat udara pengurus besar dpp dpd dpc pembina keuangan urusan produksi kompi resimen niaga pemasaran
golkar demokrat pdi perjuangan nasdem hanura gerindra presiden pelaksana teknis riset perindustrian
pertanian kehutanan kelautan perikanan pertahanan energi sumber daya mineral pendidikan agama tertinggal
listrik gas bumi minyak istimewa dusun kampung komite panitia sekertaris yayasan forum jaringan serikat
asosiasi himpunan ikatan persatuan perhimpunan federasi kependudukan catatan pencatatan sipil perhubungan
pekerjaan penataan ruang perencanaan penelitian pengembangan pendapatan aset kepegawaian inspektorat
sekretariat penanggulangan bencana ketahanan pangan kecil menengah koperasi pariwisata pemuda olahraga
perpustakaan kearsipan
"""
OFFICE_WORDS = frozenset(_WORDS.split())
"""Folded single words; a person's name after an office begins where they end."""
