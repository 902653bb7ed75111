# Asks with Kqlmagic, unmodified, as a notebook does: python3 kqlmagic.py SERVER WORKSPACE_ID KEY
# What it made of each answer is printed as JSON in the last line. A connection also reads the metadata of the workspace.
import json
import sys

from IPython.core.interactiveshell import InteractiveShell

server, workspace, key = sys.argv[1:]
connection = f"loganalytics://workspace='{workspace}';appkey='{key}';datasourceurl='{server}';alias='rooms'"
notebook = InteractiveShell.instance()
notebook.run_line_magic("load_ext", "Kqlmagic")
for setting in ("short_errors", "auto_popup_schema"):
    notebook.run_line_magic("config", f"Kqlmagic.{setting} = False")


def seen(query):
    answer = notebook.run_cell_magic("kql", connection, query)
    frame = answer.to_dataframe()
    return {"columns": list(frame.columns), "rows": json.loads(frame.to_json(orient="values", date_format="iso"))}


answers = {
    "values": seen('print b = true, l = 5, r = 2.5, s = "Zürich", d = datetime(2026-11-21T01:02:03Z), y = dynamic({"a": [1]})'),
    "chart": seen('datatable(Room: string, People: long) ["Fuji", 3, "Etna", 5] | render barchart'),
    "empty": seen("Event | where EventID == 1 | project Computer"),
    # It shows the error, and gives nothing.
    "refused": notebook.run_cell_magic("kql", connection, "Event | where Nope == 1"),
}
print(json.dumps(answers))
