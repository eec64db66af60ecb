qualifier-about = roughly { $figure }
nearby = this report alone
