"""The reader's site: pages, feeds, pictures. It shows what `nightdesk.publish` renders and nothing else."""
