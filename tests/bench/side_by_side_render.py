#!/usr/bin/python3
"""An A3 sheet at 300 dots an inch (4961 x 3508 pixels) from raw elevation, drawn by panjshir, by Mapnik with
GDAL's programs, and by QGIS, in turn in one run.

    side_by_side_render.py PANJSHIR ELEVATION.tif [RUNS] [FOLDER]

PANJSHIR is the built program, ELEVATION any file of heights in degrees (the survey). Needs GDAL's programs,
Mapnik's and QGIS's Python modules (Debian: gdal-bin, python3-mapnik, python3-qgis, python3-numpy, python3-gdal).

All draw the same ground with the same layers: tints and shaded relief, streams, roads, areas with a fill, points
with their names in Noto Sans. The peers are given in files what panjshir works out itself: the streams, the
drainage basins. Mapnik's relief is made by gdalwarp (cubic, two threads), gdaldem hillshade and gdaldem
color-relief on the page's pixels; QGIS reprojects and shades on the fly, with its parallel job. PNG: Mapnik at
zlib's level 1 and QGIS at quality 80 (level 1), both also at their defaults; panjshir's own writer.
Panjshir is timed as a whole process with an empty cache and again with a warm one; of the peers only the work,
without the start of Python and QGIS. The peers draw once the whole page as map ("page"), and once only as many pixels as
panjshir's frame has ("frame"), which leaves them the title, the legend and the margins.
Before anything is timed: all three have the same size and ground, and the lightness of panjshir's relief goes with
GDAL's hillshade. Ends with 1 if not.
"""
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time

PIXELS = (4961, 3508)
DATE = "2021-08-23"
CLAIMED = {"panjshir-valley": "#0072B2", "andarab-district": "#9b6b3e",
           "deh-salah-district": "#9b6b3e", "pul-e-hesar-district": "#9b6b3e"}
RAMP = "300 217 221 201\n1200 232 226 206\n2200 238 226 205\n3400 232 222 214\n4500 240 238 238\n6500 250 250 252\n"


def run(*command):
    subprocess.run([str(part) for part in command], check=True, stdout=subprocess.DEVNULL)


# ----- what all are given

def ground_of_page(world_file):
    """Metres a pixel and the box (west, south, east, north) of the whole page, from its world file."""
    with open(world_file, encoding="ascii") as file:
        a, _, _, e, c, f = (float(line) for line in file.read().split())
    west, north = c - a / 2, f - e / 2
    return a, (west, north + e * PIXELS[1], west + a * PIXELS[0], north)


def prepare(panjshir, elevation, folder):
    """Layers as GeoJSON on the plane of the map, and the ground's boxes."""
    base = [panjshir, "--quiet"]
    run(*base, "export", "--to", f"{folder}/places.lpf.json")
    with open(f"{folder}/places.lpf.json", encoding="utf-8") as file:
        places = json.load(file)["features"]
    layers = {"roads": [], "areas": [], "points": []}
    for place in places:
        shape, kind = place.get("geometry"), place["types"][0]["label"]
        name = place["properties"]["title"]
        if not shape or kind in ("country", "province"):
            continue
        key = place["@id"].lstrip("#")
        row = {"type": "Feature", "geometry": {k: shape[k] for k in ("type", "coordinates")},
               "properties": {"name": name, "kind": kind, "fill": CLAIMED.get(key, "")}}
        layer = {"Polygon": "areas", "MultiPolygon": "areas", "Point": "points"}.get(
            shape["type"], "roads" if kind == "road" else None)
        if layer:
            layers[layer].append(row)
    counts = {}
    for name, rows in layers.items():
        with open(f"{folder}/{name}.degrees.json", "w", encoding="utf-8") as file:
            json.dump({"type": "FeatureCollection", "features": rows}, file)
        run("ogr2ogr", "-t_srs", "EPSG:32642", f"{folder}/{name}.geojson", f"{folder}/{name}.degrees.json")
        counts[name] = len(rows)
    run("gdalwarp", "-q", "-overwrite", "-t_srs", "EPSG:32642", "-tr", 400, 400, "-r", "cubic", "-ot", "Float32", "-dstnodata", -9999,
        elevation, f"{folder}/plane.tif")
    run(*base, "terrain", "flow", f"{folder}/plane.tif", "--streams", f"{folder}/streams.degrees.json", "--stream-area", 60)
    run("ogr2ogr", "-t_srs", "EPSG:32642", f"{folder}/streams.geojson", f"{folder}/streams.degrees.json")
    with open(f"{folder}/streams.geojson", encoding="utf-8") as file:
        counts["streams"] = len(json.load(file)["features"])
    return counts


# ----- the peers, each in a process of its own

def draw_mapnik(folder, elevation, box, size, output):
    import mapnik
    mapnik.FontEngine.register_font("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf")
    begun = time.perf_counter()
    run("gdalwarp", "-q", "-overwrite", "-t_srs", "EPSG:32642", "-te", *box, "-ts", *size, "-r", "cubic", "-ot", "Float32",
        "-multi", "-wo", "NUM_THREADS=2", elevation, f"{folder}/page.tif")
    shade = subprocess.Popen(["gdaldem", "hillshade", "-q", "-multidirectional", f"{folder}/page.tif", f"{folder}/shade.tif"])
    run("gdaldem", "color-relief", "-q", f"{folder}/page.tif", f"{folder}/ramp.txt", f"{folder}/tints.tif")
    if shade.wait():
        sys.exit("gdaldem failed")
    drawing = mapnik.Map(*size, "+proj=utm +zone=42 +datum=WGS84 +units=m")
    style = """<Style name="{0}">{1}</Style>"""
    layer = """<Layer name="{0}" srs="+proj=utm +zone=42 +datum=WGS84 +units=m"><StyleName>{0}</StyleName>
        <Datasource><Parameter name="type">{1}</Parameter><Parameter name="file">{2}</Parameter>{3}</Datasource></Layer>"""
    rules = {
        "tints": "<Rule><RasterSymbolizer/></Rule>",
        "shade": '<Rule><RasterSymbolizer comp-op="multiply"/></Rule>',
        "areas": """<Rule><Filter>[fill] != ''</Filter><PolygonSymbolizer fill="[fill]" fill-opacity="0.4" comp-op="multiply"/>
            <LineSymbolizer stroke="[fill]" stroke-width="6"/></Rule>""",
        "streams": '<Rule><LineSymbolizer stroke="#2a6ea8" stroke-width="4" stroke-linejoin="round"/></Rule>',
        "roads": """<Rule><LineSymbolizer stroke="#ffffff" stroke-width="9"/><LineSymbolizer stroke="#a0654a"
            stroke-width="5"/></Rule>""",
        "points": """<Rule><DotSymbolizer fill="#222222" width="18" height="18"/><TextSymbolizer face-name="Noto Sans Regular"
            size="34" fill="#222222" halo-fill="#ffffff" halo-radius="4" placement-type="simple" placements="E,W,N,S,34"
            dx="16" dy="16">[name]</TextSymbolizer></Rule>"""}
    files = {"tints": ("gdal", "tints.tif"), "shade": ("gdal", "shade.tif")}
    text = "<Map>" + "".join(style.format(n, r) for n, r in rules.items())
    for name in rules:
        kind, file = files.get(name, ("geojson", name + ".geojson"))
        text += layer.format(name, kind, os.path.join(folder, file), "")
    mapnik.load_map_from_string(drawing, text + "</Map>")
    drawing.zoom_to_box(mapnik.Box2d(*box))
    image = mapnik.Image(*size)
    mapnik.render(drawing, image)
    drawn = time.perf_counter()
    image.save(output, "png24:z=1")
    done = time.perf_counter()
    image.save(output + ".default.png", "png24")
    return {"seconds": done - begun, "default": time.perf_counter() - done + drawn - begun,
            "version": mapnik.mapnik_version_string()}


def draw_qgis(folder, elevation, box, size, output):
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from qgis.core import (Qgis, QgsApplication, QgsColorRampShader, QgsCoordinateReferenceSystem,
                           QgsFillSymbol, QgsHillshadeRenderer, QgsLineSymbol, QgsMapRendererParallelJob, QgsMapSettings,
                           QgsMarkerSymbol, QgsPalLayerSettings, QgsProject, QgsRasterDataProvider, QgsRasterLayer,
                           QgsRasterShader, QgsRectangle, QgsSingleBandPseudoColorRenderer, QgsSingleSymbolRenderer, QgsTextFormat,
                           QgsUnitTypes, QgsVectorLayer, QgsVectorLayerSimpleLabeling, QgsCategorizedSymbolRenderer,
                           QgsRendererCategory)
    from qgis.PyQt.QtCore import QSize
    from qgis.PyQt.QtGui import QColor, QFont, QPainter
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    QgsApplication.setMaxThreads(2)
    begun = time.perf_counter()

    def heights(name):  # heights are resampled before they are shaded: else the cells of the file show as stripes
        layer = QgsRasterLayer(elevation, name)
        layer.setResamplingStage(Qgis.RasterResamplingStage.Provider)
        provider = layer.dataProvider()
        provider.enableProviderResampling(True)
        provider.setZoomedInResamplingMethod(QgsRasterDataProvider.ResamplingMethod.Cubic)
        return layer

    shade = heights("shade")
    renderer = QgsHillshadeRenderer(shade.dataProvider(), 1, 315, 45)
    renderer.setMultiDirectional(True)
    renderer.setZFactor(1 / 111000)  # heights in metres over degrees
    shade.setRenderer(renderer)
    shade.setBlendMode(QPainter.CompositionMode_Multiply)
    tints = heights("tints")
    ramp = QgsColorRampShader()
    ramp.setColorRampType(QgsColorRampShader.Interpolated)
    ramp.setColorRampItemList([QgsColorRampShader.ColorRampItem(float(v), QColor(int(r), int(g), int(b)))
                               for v, r, g, b in (line.split() for line in RAMP.splitlines())])
    shader = QgsRasterShader()
    shader.setRasterShaderFunction(ramp)
    tints.setRenderer(QgsSingleBandPseudoColorRenderer(tints.dataProvider(), 1, shader))
    vectors = {name: QgsVectorLayer(f"{folder}/{name}.geojson", name, "ogr") for name in ("areas", "streams", "roads", "points")}
    for layer in (shade, tints, *vectors.values()):
        if not layer.isValid():
            sys.exit(layer.name() + ": QGIS cannot read it")
    vectors["areas"].setRenderer(QgsCategorizedSymbolRenderer("fill", [
        QgsRendererCategory(fill, QgsFillSymbol.createSimple(
            {"color": "{},{},{},102".format(*QColor(fill).getRgb()[:3]), "outline_color": fill, "outline_width": "0.5"}), fill)
        for fill in sorted(set(CLAIMED.values()))]))
    vectors["streams"].setRenderer(QgsSingleSymbolRenderer(QgsLineSymbol.createSimple({"color": "#2a6ea8", "width": "0.35"})))
    vectors["roads"].setRenderer(QgsSingleSymbolRenderer(QgsLineSymbol.createSimple({"color": "#a0654a", "width": "0.45"})))
    vectors["points"].setRenderer(QgsSingleSymbolRenderer(QgsMarkerSymbol.createSimple({"color": "#222222", "size": "1.5"})))
    labels = QgsPalLayerSettings()
    labels.fieldName = "name"
    text = QgsTextFormat()
    text.setFont(QFont("Noto Sans"))
    text.setSize(34)
    text.setSizeUnit(QgsUnitTypes.RenderPixels)
    buffer = text.buffer()
    buffer.setEnabled(True)
    buffer.setSize(0.35)
    text.setBuffer(buffer)
    labels.setFormat(text)
    vectors["points"].setLabeling(QgsVectorLayerSimpleLabeling(labels))
    vectors["points"].setLabelsEnabled(True)
    view = QgsMapSettings()
    view.setDestinationCrs(QgsCoordinateReferenceSystem("EPSG:32642"))
    view.setTransformContext(QgsProject.instance().transformContext())
    view.setOutputSize(QSize(*size))
    view.setExtent(QgsRectangle(*box))
    view.setOutputDpi(300)
    view.setLayers([vectors["points"], vectors["roads"], vectors["streams"], vectors["areas"], shade, tints])
    job = QgsMapRendererParallelJob(view)
    job.start()
    job.waitForFinished()
    image = job.renderedImage()
    drawn = time.perf_counter()
    placed = sum(not label.isUnplaced for label in job.takeLabelingResults().allLabels())
    image.save(output, "PNG", 80)
    done = time.perf_counter()
    image.save(output + ".default.png", "PNG")
    return {"seconds": done - begun, "default": time.perf_counter() - done + drawn - begun, "labels": placed,
            "version": Qgis.QGIS_VERSION}


def peer(arguments):
    name, folder, elevation, output, *numbers = arguments
    box, size = tuple(map(float, numbers[:4])), tuple(map(int, numbers[4:6]))
    result = {"mapnik": draw_mapnik, "qgis": draw_qgis}[name](folder, elevation, box, size, output)
    own, children = (resource.getrusage(w).ru_maxrss for w in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    result["megabytes"] = max(own, children) / 1024
    sys.stdout.write(json.dumps(result) + "\n")
    sys.stdout.flush()
    os._exit(0)  # QGIS's own end is not of interest


# ----- the comparison

def likeness(panjshir, elevation, folder, box, size):
    """Correlation of panjshir's relief with GDAL's hillshade, over the frame."""
    import numpy
    from osgeo import gdal
    run(panjshir, "--quiet", "--terrain", elevation, "render", "--date", DATE, "--paper", "a3", "--dpi", 300, "--layers",
        "relief", "-o", f"{folder}/relief.tif")
    relief = gdal.Open(f"{folder}/relief.tif")
    transform = relief.GetGeoTransform()
    ground = (transform[0], transform[3] + relief.RasterYSize * transform[5],
              transform[0] + relief.RasterXSize * transform[1], transform[3])
    if max(abs(a - b) for a, b in zip(ground, box)) > 2 * transform[1]:
        sys.exit(f"the frames differ: {ground}, {box}")
    run("gdalwarp", "-q", "-overwrite", "-t_srs", "EPSG:32642", "-te", *ground, "-ts", relief.RasterXSize // 4,
        relief.RasterYSize // 4, "-r", "cubic", "-ot", "Float32", elevation, f"{folder}/quarter.tif")
    run("gdaldem", "hillshade", "-q", "-multidirectional", f"{folder}/quarter.tif", f"{folder}/quarter-shade.tif")
    theirs = gdal.Open(f"{folder}/quarter-shade.tif").ReadAsArray().astype(float)
    ours = relief.ReadAsArray(buf_xsize=theirs.shape[1], buf_ysize=theirs.shape[0],
                              resample_alg=gdal.GRIORA_Average)[:3].mean(axis=0)
    return float(numpy.corrcoef(ours.ravel(), theirs.ravel())[0, 1])


def timed(command, environment):
    begun = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], env=environment)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        sys.exit("panjshir failed")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def pixels_of(file):
    from osgeo import gdal
    image = gdal.Open(file)
    return image.RasterXSize, image.RasterYSize


def median(values):
    values = sorted(values)
    return values[len(values) // 2]


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    if sys.argv[1] == "--peer":
        return peer(sys.argv[2:])
    panjshir, elevation = sys.argv[1], os.path.abspath(sys.argv[2])
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 3
    folder = sys.argv[4] if len(sys.argv) > 4 else tempfile.mkdtemp()
    os.makedirs(folder, exist_ok=True)
    with open(f"{folder}/ramp.txt", "w", encoding="ascii") as file:
        file.write(RAMP)
    counts = prepare(panjshir, elevation, folder)
    cache, ours = f"{folder}/cache", f"{folder}/panjshir.png"
    environment = dict(os.environ, XDG_CACHE_HOME=cache)
    command = [panjshir, "--quiet", "--terrain", elevation, "render", "--date", DATE, "--paper", "a3", "--dpi", 300, "-o"]
    timed([*command, ours, "--world-file"], environment)
    timed([*command, f"{folder}/frame.tif"], environment)
    metres, page = ground_of_page(f"{folder}/panjshir.pgw")
    from osgeo import gdal
    frame_file = gdal.Open(f"{folder}/frame.tif")
    t, frame_size = frame_file.GetGeoTransform(), (frame_file.RasterXSize, frame_file.RasterYSize)
    frame = (t[0], t[3] + frame_size[1] * t[5], t[0] + frame_size[0] * t[1], t[3])
    grounds = {"page": (page, PIXELS), "frame": (frame, frame_size)}
    share = frame_size[0] * frame_size[1] / (PIXELS[0] * PIXELS[1])
    correlation = likeness(panjshir, elevation, folder, frame, frame_size)
    print(f"{metres:.1f} m a pixel; the frame has {100 * share:.0f} % of the page's pixels")
    print("features: " + ", ".join(f"{count} {name}" for name, count in sorted(counts.items())))
    print(f"panjshir's relief and GDAL's hillshade: correlation {correlation:.2f}")
    if pixels_of(ours) != PIXELS or correlation < 0.5:
        sys.exit(f"not alike: {pixels_of(ours)} pixels")

    def draw_peer(name, ground):
        box, size = grounds[ground]
        output = f"{folder}/{name}-{ground}.png"
        text = subprocess.run([sys.executable, __file__, "--peer", name, folder, elevation, output, *map(str, box),
                               *map(str, size)], check=True, stdout=subprocess.PIPE, text=True).stdout
        if pixels_of(output) != size:
            sys.exit(f"{output}: {pixels_of(output)} pixels instead of {size}")
        return json.loads(text.splitlines()[-1]), os.path.getsize(output)

    rows = {}
    for _ in range(runs):
        shutil.rmtree(cache, ignore_errors=True)
        for state in ("empty cache", "warm cache"):
            rows.setdefault(f"panjshir, {state}", []).append((*timed([*command, ours], environment), os.path.getsize(ours)))
        for name in ("mapnik", "qgis"):
            for ground in grounds:
                result, size = draw_peer(name, ground)
                label = f"{name} {result['version'].split('-')[0]}, {ground}"
                rows.setdefault(label, []).append((result["seconds"], result["megabytes"], size))
                if ground == "page":
                    packed = os.path.getsize(f"{folder}/{name}-page.png.default.png")
                    rows.setdefault(label + ", default PNG", []).append((result["default"], result["megabytes"], packed))
    first = median([seconds for seconds, _, _ in rows["panjshir, empty cache"]])
    print(f"\n{'':36}{'seconds':>9}{'memory':>9}{'PNG':>9}{'ratio':>8}   (medians of {runs})")
    for label, results in rows.items():
        seconds, memory, size = (median([r[i] for r in results]) for i in range(3))
        print(f"{label:36}{seconds:7.2f} s{memory:6.0f} MB{size / 1e6:6.1f} MB{seconds / first:7.2f}x")
    bench_png = os.path.join(os.path.dirname(os.path.abspath(panjshir)), "tests", "bench", "bench_png")
    if os.path.exists(bench_png):
        print("\nPNG alone, 17 million pixels of panjshir's map from edge to edge:", flush=True)
        timed([375 if part == 300 else part for part in command] + [f"{folder}/ground.tif"], environment)
        run("gdal_translate", "-q", "-of", "PNG", "-b", 1, "-b", 2, "-b", 3, f"{folder}/ground.tif", f"{folder}/ground.png")
        subprocess.run([bench_png, f"{folder}/ground.png", str(2 * runs - 1)], check=True)
    print(f"load after: {os.getloadavg()[0]:.2f}; pictures: {folder}")


main()
