#!/usr/bin/python3
"""Labels placed by panjshir and by QGIS's engine on the same points, in one run.

    side_by_side_labels.py BENCH_LABELS [COUNT] [FOLDER]

BENCH_LABELS is the built program bench_labels; the points are its own (seeded, 1920 x 1080 pixels).
Needs QGIS's Python module (Debian: python3-qgis). QGIS labels them in Noto Sans of 9 pixels, no
overlaps, whole labels inside the picture, each under several of its settings; the height of its
label boxes and the width that its font measures for each name are then given to panjshir. Overlaps
are counted on the boxes of both. Ends with 1 if panjshir places fewer labels than QGIS's best or any two overlap.
"""
import json
import os
import subprocess
import sys
import tempfile
import time

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
from qgis.core import (  # noqa: E402
    QgsApplication, QgsLabelObstacleSettings, QgsLabelingEngineSettings, QgsMapRendererCustomPainterJob,
    QgsMapSettings, QgsPalLayerSettings, QgsRectangle, QgsTextFormat, QgsUnitTypes,
    QgsVectorLayer, QgsVectorLayerSimpleLabeling)
from qgis.PyQt.QtCore import QSize  # noqa: E402
from qgis.PyQt.QtGui import QFont, QFontMetricsF, QImage, QPainter  # noqa: E402

WIDTH, HEIGHT, LETTERS = 1920, 1080, 9


def overlaps(boxes, slack=1e-3):
    """Pairs of boxes (left, low, right, high) that overlap by more than `slack`, by a sweep."""
    boxes = sorted(boxes)
    count, open_boxes = 0, []
    for box in boxes:
        open_boxes = [b for b in open_boxes if b[2] > box[0] + slack]
        count += sum(1 for b in open_boxes if b[1] < box[3] - slack and box[1] < b[3] - slack)
        open_boxes.append(box)
    return count


def label_with_qgis(points_file, placement, obstacle):
    layer = QgsVectorLayer(points_file, "points", "ogr")
    if not layer.isValid():
        sys.exit(points_file + ": QGIS cannot read it")
    settings = QgsPalLayerSettings()
    settings.fieldName = "name"
    settings.placement = placement
    settings.dist, settings.distUnits = 1, QgsUnitTypes.RenderPixels
    text = QgsTextFormat()
    text.setFont(QFont("Noto Sans"))
    text.setSize(LETTERS)
    text.setSizeUnit(QgsUnitTypes.RenderPixels)
    settings.setFormat(text)
    settings.fitInPolygonOnly = False
    obstacles = QgsLabelObstacleSettings()
    obstacles.setIsObstacle(obstacle)
    settings.setObstacleSettings(obstacles)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
    layer.setLabelsEnabled(True)
    view = QgsMapSettings()
    view.setOutputSize(QSize(WIDTH, HEIGHT))
    view.setExtent(QgsRectangle(0, 0, WIDTH, HEIGHT))
    view.setOutputDpi(96)
    view.setLayers([layer])
    engine = QgsLabelingEngineSettings()
    engine.setFlag(QgsLabelingEngineSettings.UsePartialCandidates, False)
    view.setLabelingEngineSettings(engine)
    image = QImage(WIDTH, HEIGHT, QImage.Format_ARGB32_Premultiplied)
    painter = QPainter(image)
    job = QgsMapRendererCustomPainterJob(view, painter)
    begin = time.perf_counter()
    job.renderSynchronously()
    seconds = time.perf_counter() - begin
    labels = [l for l in job.takeLabelingResults().allLabels() if not l.isUnplaced]
    painter.end()
    boxes = [(l.labelRect.xMinimum(), l.labelRect.yMinimum(), l.labelRect.xMaximum(),
              l.labelRect.yMaximum()) for l in labels]
    return boxes, {l.labelText: l.width for l in labels}, labels[0].height, seconds


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    bench, count = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "5000"
    folder = sys.argv[3] if len(sys.argv) > 3 else tempfile.mkdtemp()
    points, ours = os.path.join(folder, "points.geojson"), os.path.join(folder, "boxes.csv")
    subprocess.run([bench, "points", points, count], check=True)
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    best, height, width = 0, 0, 0
    for name, placement in (("around point", QgsPalLayerSettings.AroundPoint),
                            ("cartographic", QgsPalLayerSettings.OrderedPositionsAroundPoint)):
        for obstacle in (True, False):
            boxes, widths, height, seconds = label_with_qgis(points, placement, obstacle)
            width = sum(b[2] - b[0] for b in boxes) / len(boxes)
            print(f"QGIS, {name}, points {'are' if obstacle else 'no'} obstacles: "
                  f"{len(boxes)} labels, {overlaps(boxes)} overlaps, box height {height:.2f} px, "
                  f"mean width {width:.1f} px, {1000 * seconds:.0f} ms with drawing")
            best = max(best, len(boxes))
    font = QFont("Noto Sans")
    font.setPixelSize(LETTERS)
    font.setHintingPreference(QFont.PreferNoHinting)
    metrics = QFontMetricsF(font)
    with open(points, encoding="utf-8") as file:
        names = [f["properties"]["name"] for f in json.load(file)["features"]]
    ratio = sum(metrics.horizontalAdvance(n) for n in widths) / sum(widths.values())
    print(f"QGIS's labels are {1 / ratio:.3f} times as wide as their letters: so are panjshir's")
    widths_file = os.path.join(folder, "widths.txt")
    with open(widths_file, "w", encoding="utf-8") as file:
        for name in names:
            file.write(f"{widths.get(name, metrics.horizontalAdvance(name) / ratio):.6f}\n")
    application.exitQgis()
    subprocess.run([bench, "place", ours, count, str(height), widths_file], check=True)
    with open(ours, encoding="utf-8") as file:
        boxes = [tuple(map(float, line.split(","))) for line in list(file)[1:]]
    width = sum(b[2] - b[0] for b in boxes) / len(boxes)
    print(f"panjshir: {len(boxes)} labels, {overlaps(boxes)} overlaps, box height "
          f"{boxes[0][3] - boxes[0][1]:.2f} px, mean width {width:.1f} px")
    sys.exit(0 if len(boxes) >= best and overlaps(boxes) == 0 else 1)


main()
