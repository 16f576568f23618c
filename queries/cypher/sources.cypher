// title = "Sources"
// question = "Which texts are in the graph, and how much was found in each?"

MATCH (text:Source)
RETURN text.document AS document, text.title AS title, text.language AS language,
       COUNT { (text)<-[:FROM]-(:Evidence) } AS evidence,
       COUNT { MATCH (text)<-[:FROM]-(:Evidence)-[:EVIDENCE_OF]->(said:Statement) RETURN DISTINCT said } AS statements,
       COUNT { (text)<-[:OFFERED_IN]-(:Hypothesis) } AS hypotheses
ORDER BY document, evidence
