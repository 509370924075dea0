/**
 * Judges goals in Google Sheets: a menu "Goals" and the function =SMARTCRITIC(A2:A50).
 * Script properties: SMARTCRITIC_URL, the address of the service, and SMARTCRITIC_KEY, its key.
 */

const CRITERIA = ["specific", "measurable", "achievable", "relevant", "time_bound"];
const HEAD = ["Score", "S", "M", "A", "R", "T", "To fix", "Rewrite"];
/** Goals in one request. */
const AT_ONCE = 100;

function onOpen() {
  SpreadsheetApp.getUi().createMenu("Goals").addItem("Judge the selected column", "judgeSelection").addToUi();
}

/** Writes a score, five verdicts, what to fix and a rewrite to the right of the selected goals, and a head above them. */
function judgeSelection() {
  const range = SpreadsheetApp.getActiveSheet().getActiveRange();
  const row = range.getRow(), column = range.getLastColumn() + 1, sheet = range.getSheet();
  const target = sheet.getRange(row, column, range.getNumRows(), HEAD.length);
  if (!target.isBlank()) throw new Error(`The ${HEAD.length} columns to the right of the selection must be empty.`);
  target.setValues(judged_(range.getValues().map(cells => cells[0])).map(cells => cells.map(plain_)));
  if (row > 1) {
    const above = sheet.getRange(row - 1, column, 1, HEAD.length);
    if (above.isBlank()) above.setValues([HEAD]);
  }
}

/**
 * Score, five verdicts, what to fix and a rewrite of each goal.
 *
 * @param {A2:A50} goals A cell or a column of goals.
 * @customfunction
 */
function SMARTCRITIC(goals) {
  return judged_(Array.isArray(goals) ? goals.map(cells => cells[0]) : [goals]);
}

/** A row of cells a goal, empty where there is no goal. */
function judged_(texts) {
  const goals = texts.map(String), rows = goals.map(() => HEAD.map(() => ""));
  const there = goals.map((text, i) => i).filter(i => goals[i].trim());
  for (let first = 0; first < there.length; first += AT_ONCE) {
    const part = there.slice(first, first + AT_ONCE);
    ask_("v1/critique/batch", {goals: part.map(i => goals[i])}).results.forEach((result, i) => { rows[part[i]] = cells_(result); });
  }
  return rows;
}

function cells_(result) {
  if (result.error) return HEAD.map((name, i) => (i === 6 ? result.error : ""));
  const findings = CRITERIA.flatMap(name => result.criteria[name].findings.map(finding => finding.message));
  const verdicts = CRITERIA.map(name => (result.judged ? result.criteria[name].verdict : ""));
  return [result.judged ? result.score : "", ...verdicts, findings.join("\n"), result.rewrite ? result.rewrite.text : ""];
}

/** A value that a sheet does not take for a formula when it is written. */
function plain_(value) {
  return /^[=+@-]/.test(value) ? `'${value}` : value;
}

function ask_(path, body) {
  const properties = PropertiesService.getScriptProperties();
  const url = properties.getProperty("SMARTCRITIC_URL"), key = properties.getProperty("SMARTCRITIC_KEY");
  if (!url) throw new Error("Say where the service is: Project settings, Script properties, SMARTCRITIC_URL.");
  const answer = UrlFetchApp.fetch(url.replace(/\/*$/, "/") + path, {
    method: "post",
    contentType: "application/json",
    headers: key ? {"X-API-Key": key} : {},
    payload: JSON.stringify(body),
    muteHttpExceptions: true,
  });
  const data = JSON.parse(answer.getContentText());
  if (answer.getResponseCode() !== 200) throw new Error(data.detail);
  return data;
}
