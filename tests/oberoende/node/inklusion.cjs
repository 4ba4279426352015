// Asks an RFC 6962 verifier from npm about each line on stdin, and answers ja or nej.
"use strict";
const path = require("node:path");
const readline = require("node:readline");

const verify = path.join(process.env.OBEROENDE_NODE, "node_modules", "@sigstore", "verify");
const { verifyMerkleInclusion } = require(path.join(verify, "dist", "tlog", "merkle.js"));

const bytes = (text) => Buffer.from(text, "base64");

readline.createInterface({ input: process.stdin }).on("line", (line) => {
  const { nr, storlek, rot, handelse, bevis } = JSON.parse(line);
  const inclusionProof = { logIndex: String(nr), hashes: bevis.map(bytes) };
  try {
    const entry = { canonicalizedBody: bytes(handelse), inclusionProof };
    verifyMerkleInclusion(entry, { logSize: BigInt(storlek), logHash: bytes(rot) });
    console.log("ja");
  } catch (error) {
    console.log(error.code === "TLOG_INCLUSION_PROOF_ERROR" ? "nej" : String(error));
  }
});
