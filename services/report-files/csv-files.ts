import {
  alertsTable,
  correctionsTable,
  coverageTable,
  gapsTable,
  joinRecords,
  modelsTable,
} from "../../pipelines/reports/tables/checking-tables.ts";
import { comparedTable, comparedTableIds } from "../../pipelines/reports/tables/compared-tables.ts";
import {
  entitiesTable,
  issueRecords,
  postsByKindTable,
  postsMostTable,
} from "../../pipelines/reports/tables/content-tables.ts";
import { daysTable, figuresRecord, sentimentTable } from "../../pipelines/reports/tables/whole-tables.ts";
import type { Voice } from "../../pipelines/reports/words/voice.ts";
import type { Report } from "../../schemas/report.ts";
import { csvOf } from "../runtime/csv-of.ts";

interface CsvTable {
  /** Ends the name of its file. */
  readonly id: string;
  readonly csv: string;
}

/** Every table of a report with its numbers in full, one file each; a table without a row has none. */
export function csvTables(report: Report, voice: Voice): readonly CsvTable[] {
  const shown = [
    daysTable(report, voice),
    sentimentTable(report, voice),
    ...comparedTableIds.map((id) => comparedTable(report, id, voice)),
    postsByKindTable(report, voice),
    postsMostTable(report, voice),
    entitiesTable(report, voice),
    alertsTable(report, voice),
    coverageTable(report, voice),
    gapsTable(report, voice),
    modelsTable(report, voice),
    correctionsTable(report, voice),
  ];
  return [
    { id: "figures", records: [figuresRecord(report)] },
    { id: "issues", records: issueRecords(report, voice) },
    ...shown,
    { id: "joins", records: joinRecords(report) },
  ].flatMap(({ id, records }) => (records.length === 0 ? [] : [{ id, csv: csvOf(records) }]));
}
