"""Every sentence against its evidence: checks, findings, verdict. It judges and never edits."""
