"""The trained reader: facts and words -> odds of the five verdicts, of kind, form and horizon, and the spans of purpose and basis."""
